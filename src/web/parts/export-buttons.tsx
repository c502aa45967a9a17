import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Route } from "../../contract/route.ts";
import { fillPath, queryText } from "../api/path.ts";
import { Icon } from "./icons.tsx";

interface ExportProps {
  /** One that has a table. */
  readonly route: Route;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: object;
}

/** Plain links: the browser saves what the server sends, however long it is. */
export function ExportButtons({ route, params = {}, query = {} }: ExportProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Group gap="xs" className="no-print">
      {(["csv", "xlsx"] as const).map((format) => (
        <Button
          key={format}
          component="a"
          href={fillPath(route.path, params) + queryText({ ...query, format })}
          download
          variant="default"
          size="xs"
          leftSection={<Icon name="download" size={14} />}
          aria-label={t(`common.export.${format}Label`)}
        >
          {t(`common.export.${format}`)}
        </Button>
      ))}
    </Group>
  );
}
