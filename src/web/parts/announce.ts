import { notifications } from "@mantine/notifications";
import i18next from "i18next";

/** Says in passing that something has been done; the state itself is on the page. */
export function announce(title: string, message = ""): void {
  notifications.show({
    title,
    message,
    withBorder: true,
    closeButtonProps: { "aria-label": i18next.t("common.close") },
  });
}
