import { Checkbox, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { memberRoutes } from "../../../contract/identity/member-routes.ts";
import { useAnswer } from "../../api/hooks.ts";
import { useCodeWord } from "../../text/use-code-word.ts";

interface RoleChoiceProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (roles: string[]) => void;
  readonly error?: string | undefined;
  /** Roles that cannot be chosen here. */
  readonly without?: readonly string[];
}

/** The roles there are, each to be held or not. */
export function RoleChoice({ label, value, onChange, error, without = [] }: RoleChoiceProps): ReactNode {
  const word = useCodeWord();
  const { data } = useAnswer(memberRoutes.getSecondFactorPolicy, {});
  const options = (data?.options ?? []).filter((role) => !without.includes(role));
  return (
    <Checkbox.Group label={label} value={[...value]} onChange={onChange} error={error}>
      <Group mt={6} gap="sm">
        {options.map((role) => (
          <Checkbox key={role} value={role} label={word("role", role)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
