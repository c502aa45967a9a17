import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { outboxMailer, smtpMailer } from "../../src/http/identity/mailer.ts";

const from = "Sanpo Ledger <ledger@example.jp>";
const mail = {
  to: "officer@example.jp",
  subject: "[Sanpo Ledger] パスワードの再設定",
  text: "リンク\n\nhttps://ledger.example.jp/reset-password#abc\n",
};

describe("mail", () => {
  it("without an SMTP server becomes a file in the outbox that only its owner can read", async () => {
    const folder = path.join(mkdtempSync(path.join(tmpdir(), "sanpo-outbox-")), "outbox");
    await outboxMailer({ folder, from })(mail);
    const files = readdirSync(folder);
    expect(files).to.have.length(1);
    const file = path.join(folder, files[0] ?? "");
    expect(file).to.match(/\.eml$/);
    expect(statSync(file).mode & 0o077).to.equal(0);
    const text = readFileSync(file, "utf8");
    expect(text).to.include(`From: ${from}`).and.include("To: officer@example.jp");
    rmSync(path.dirname(folder), { recursive: true });
  });

  it("goes to the SMTP server of the settings, and no line of it becomes a header of its own", async () => {
    const server = await smtpServer();
    const { port } = server.server.address() as AddressInfo;
    await smtpMailer({ url: `smtp://127.0.0.1:${String(port)}`, from })({
      ...mail,
      subject: "one\r\nBcc: thief@example.com",
    });
    server.server.close();
    const received = server.received.join("");
    expect(received)
      .to.include("RCPT TO:<officer@example.jp>")
      .and.not.match(/RCPT TO:<thief/);
    expect(received).not.to.match(/^Bcc:/m);
  });
});

/** As much of a mail server as a client needs to hand over one mail. */
async function smtpServer(): Promise<{ readonly server: Server; readonly received: string[] }> {
  const received: string[] = [];
  const server = createServer((socket) => {
    socket.write("220 test\r\n");
    let isBody = false;
    socket.on("data", (chunk: Buffer) => {
      const text = chunk.toString("utf8");
      received.push(text);
      if (isBody && !text.endsWith("\r\n.\r\n")) return;
      isBody = answerTo(text, socket, isBody);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, received };
}

function answerTo(text: string, socket: Socket, isBody: boolean): boolean {
  if (!isBody && text.startsWith("DATA")) {
    socket.write("354 go on\r\n");
    return true;
  }
  if (text.startsWith("QUIT")) socket.end("221 bye\r\n");
  else socket.write("250 ok\r\n");
  return false;
}
