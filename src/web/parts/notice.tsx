import { Text } from "@mantine/core";
import type { ReactNode } from "react";

interface NoticeProps {
  readonly tone: "good" | "bad" | "wait" | "info";
  readonly title?: string;
  /** Interrupts the reader at once; otherwise it is told when he pauses. */
  readonly urgent?: boolean;
  readonly children?: ReactNode;
}

/** A message that belongs to the page. */
export function Notice({ tone, title, urgent = false, children }: NoticeProps): ReactNode {
  return (
    <div className={`notice notice-${tone}`} role={urgent ? "alert" : "status"}>
      {title !== undefined && (
        <Text fw={700} size="sm" className="notice-title">
          {title}
        </Text>
      )}
      {children}
    </div>
  );
}
