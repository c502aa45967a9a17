/** Sends mail through the SMTP server of the settings; without one each mail becomes a file in the outbox folder. */
import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";
import type { IdentityPorts } from "../../app/identity/ports.ts";

type SendMail = IdentityPorts["sendMail"];

const noAttachments = { disableFileAccess: true, disableUrlAccess: true } as const;

/** `url`: `smtp://user:password@host:587`, or `smtps://…` for TLS from the first byte on. */
export function smtpMailer({ url, from }: { readonly url: string; readonly from: string }): SendMail {
  const transport = createTransport(url, { ...noAttachments, from });
  return async (mail) => {
    await transport.sendMail({ ...mail });
  };
}

/** Files ending in `.eml`, which any mail program opens; readable by their owner alone, for they hold links. */
export function outboxMailer({ folder, from }: { readonly folder: string; readonly from: string }): SendMail {
  const transport = createTransport(
    { streamTransport: true, buffer: true, newline: "unix" },
    { ...noAttachments, from },
  );
  return async (mail) => {
    const { message } = await transport.sendMail({ ...mail });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const moment = new Date().toISOString().replace(/[:.]/g, "-");
    await writeFile(path.join(folder, `${moment}-${randomUUID().slice(0, 8)}.eml`), message, {
      mode: 0o600,
      flag: "wx",
    });
  };
}
