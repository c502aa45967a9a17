import { Anchor } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";
import type { z } from "zod";
import type { obligationRoutes } from "../../../contract/obligation/routes.ts";
import { useFormat } from "../../shell/use-format.ts";

type Obligation = z.output<typeof obligationRoutes.listObligations.response>["items"][number];

interface LinkProps {
  readonly item: Pick<Obligation, "link" | "title" | "detail">;
}

/** Opens the screen about what is due, and in another tab where one is asked for. */
export function ObligationLink({ item }: LinkProps): ReactNode {
  const { pick } = useFormat();
  const { history } = useRouter();

  function open(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.push(item.link);
  }

  return (
    <Anchor href={item.link} onClick={open} size="xs" title={pick(item.detail)}>
      {pick(item.title)}
    </Anchor>
  );
}
