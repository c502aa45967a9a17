import { Kbd, Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../parts/dialog.tsx";

interface HelpProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

const rows = [
  { keys: ["/"], what: "search" },
  { keys: ["g", "h"], what: "myDay" },
  { keys: ["g", "l"], what: "loans" },
  { keys: ["g", "a"], what: "approvals" },
  { keys: ["?"], what: "help" },
  { keys: ["Esc"], what: "close" },
] as const;

export function HelpDialog({ opened, onClose }: HelpProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Dialog isOpen={opened} onClose={onClose} title={t("shell.keys.title")}>
      <Table>
        <Table.Tbody>
          {rows.map(({ keys, what }) => (
            <Table.Tr key={what}>
              <Table.Th scope="row" fw={400}>
                {t(`shell.keys.${what}`)}
              </Table.Th>
              <Table.Td ta="right">
                {keys.map((key, index) => (
                  <span key={key}>
                    {index > 0 && ` ${t("shell.keys.then")} `}
                    <Kbd>{key}</Kbd>
                  </span>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  );
}
