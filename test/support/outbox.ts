/** Mails that the running program has put into its outbox folder. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const patience = 100;
const millis = 100;

const linkWithToken = /https?:\/\/\S+#[\w-]+/;

/** The link with a token behind its `#` in the newest mail to somebody that has one; waits for a mail that is newer than `after`. */
export async function mailedLink(
  dataFolder: string,
  { to, after = 0 }: { readonly to: string; readonly after?: number },
): Promise<string> {
  for (let i = 0; i < patience; i += 1) {
    const links = mailsTo(dataFolder, to).flatMap((mail) => linkWithToken.exec(mail)?.[0] ?? []);
    const link = links.at(-1);
    if (links.length > after && link !== undefined) return link;
    await pause(millis);
  }
  throw new Error(`no mail to ${to}`);
}

/** Waits for the first mail to somebody. */
export async function firstMailTo(dataFolder: string, to: string): Promise<string> {
  for (let i = 0; i < patience; i += 1) {
    const [mail] = mailsTo(dataFolder, to);
    if (mail !== undefined) return mail;
    await pause(millis);
  }
  throw new Error(`no mail to ${to}`);
}

function mailsTo(dataFolder: string, to: string): readonly string[] {
  const folder = path.join(dataFolder, "outbox");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .toSorted()
    .map((file) => readFileSync(path.join(folder, file), "utf8"))
    .filter((mail) => mail.includes(`To: ${to}`))
    .map(textOf);
}

/** Body of a mail of one part. */
function textOf(mail: string): string {
  const [head = "", ...parts] = mail.split(/\r?\n\r?\n/);
  const body = parts.join("\n\n");
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, "base64").toString("utf8");
  const joined = body.replace(/=\r?\n/g, "");
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}
