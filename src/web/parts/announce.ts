import { notifications } from "@mantine/notifications";

/** Says in passing that something has been done; the state itself is on the page. */
export function announce(title: string, message = ""): void {
  notifications.show({ title, message, withBorder: true });
}
