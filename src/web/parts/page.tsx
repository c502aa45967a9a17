import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";
import { Icon } from "./icons.tsx";

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Marks beside the title. */
  readonly marks?: ReactNode;
  /** Buttons at the end of the title's line. */
  readonly actions?: ReactNode;
  readonly back?: { readonly to: string; readonly label: string };
  readonly children: ReactNode;
}

/** Frame of every screen: one h1, the document's title, the way back. */
export function Page({ title, lead, marks, actions, back, children }: PageProps): ReactNode {
  useEffect(() => {
    document.title = `${title} – Sanpo Ledger`;
  }, [title]);
  return (
    <Stack gap="lg" className="page">
      <div>
        {back !== undefined && (
          <Anchor component={Link} to={back.to} size="sm" className="back-link">
            <span className="icon-back">
              <Icon name="chevron" size={14} />
            </span>
            {back.label}
          </Anchor>
        )}
        <Group justify="space-between" align="flex-start" gap="md">
          <Group gap="sm" align="center">
            <Title order={1} size="h2">
              {title}
            </Title>
            {marks}
          </Group>
          {actions !== undefined && (
            <Group gap="xs" className="page-actions">
              {actions}
            </Group>
          )}
        </Group>
        {lead !== undefined && (
          <Text component="div" c="dimmed" mt={4}>
            {lead}
          </Text>
        )}
      </div>
      {children}
    </Stack>
  );
}
