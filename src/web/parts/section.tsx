import { Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useId, type ReactNode } from "react";

interface SectionProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly marks?: ReactNode;
  readonly children: ReactNode;
}

/** A titled sheet of paper on the page. */
export function Section({ title, lead, marks, children }: SectionProps): ReactNode {
  const id = useId();
  return (
    <Paper component="section" withBorder p={{ base: "md", sm: "lg" }} aria-labelledby={id}>
      <Stack gap="md">
        <div>
          <Group gap="sm">
            <Title order={2} size="h4" id={id}>
              {title}
            </Title>
            {marks}
          </Group>
          {lead !== undefined && (
            <Text component="div" size="sm" c="dimmed" mt={2}>
              {lead}
            </Text>
          )}
        </div>
        {children}
      </Stack>
    </Paper>
  );
}

/** Nothing here yet, and what to do about it. */
export function Empty({
  title,
  next,
  action,
}: {
  readonly title: string;
  readonly next?: string;
  readonly action?: ReactNode;
}): ReactNode {
  return (
    <Stack align="center" gap={6} py="xl" className="empty">
      <Text fw={700}>{title}</Text>
      {next !== undefined && (
        <Text size="sm" c="dimmed" ta="center">
          {next}
        </Text>
      )}
      {action}
    </Stack>
  );
}

/** Label above figure, for the headers of pages. */
export function Facts({
  items,
}: {
  readonly items: readonly { readonly label: string; readonly value: ReactNode }[];
}): ReactNode {
  return (
    <dl className="facts">
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
