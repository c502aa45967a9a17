import type { ReactNode } from "react";
import { useFormat } from "../shell/use-format.ts";

/** Two days that break into lines only between them. */
export function Period({ from, to }: { readonly from: string; readonly to: string }): ReactNode {
  const { day } = useFormat();
  return (
    <>
      <span className="unbroken">{day(from)} –</span> <span className="unbroken">{day(to)}</span>
    </>
  );
}
