import { deflateSync } from "node:zlib";
import { expect } from "chai";
import { checkContent } from "../../src/http/upload-content.ts";
import { rejectionOf } from "../support/refusals.ts";

const pdf = "application/pdf";

function pdfWith(...objects: readonly (string | Buffer)[]): Buffer {
  const parts = objects.map((object) => Buffer.from(object as string));
  return Buffer.concat([Buffer.from("%PDF-1.7\n"), ...parts, Buffer.from("\n%%EOF\n")]);
}

function stream(dictionary: string, content: Buffer): Buffer {
  const head = Buffer.from(`\n5 0 obj\n<< ${dictionary} /Length ${String(content.length)} >>\nstream\n`);
  return Buffer.concat([head, content, Buffer.from("\nendstream\nendobj\n")]);
}

const packed = (text: string): Buffer => deflateSync(Buffer.from(text));

describe("content of an uploaded file", () => {
  it("a PDF that only shows is taken, whatever its pictures hold by chance", async () => {
    await checkContent(pdf, pdfWith("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"));
    await checkContent(pdf, pdfWith(stream("/Subtype /Image", Buffer.from("... /JavaScript ( /JS ..."))));
    await checkContent(
      pdf,
      pdfWith(stream("/Type /ObjStm /Filter /FlateDecode", packed("<< /Type /Page >>"))),
    );
  });

  it("a PDF with a script is refused, also where its name is escaped or packed away", async () => {
    const scripts = [
      pdfWith("1 0 obj\n<< /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>\nendobj\n"),
      pdfWith("1 0 obj\n<< /OpenAction << /S /Java#53cript >> >>\nendobj\n"),
      pdfWith(stream("/Type /ObjStm /Filter /FlateDecode", packed("1 0 << /S /JavaScript >>"))),
      pdfWith("1 0 obj\n<< /S /Launch /F (calc.exe) >>\nendobj\n"),
    ];
    for (const bytes of scripts) {
      expect((await rejectionOf(checkContent(pdf, bytes))).code).to.equal("evidenceHasScript");
    }
    const inside = pdfWith("1 0 obj\n<< /Type /EmbeddedFile >>\nendobj\n");
    expect((await rejectionOf(checkContent(pdf, inside))).code).to.equal("evidenceHasEmbedded");
  });

  it("an object stream that unfolds without end is not unfolded", async () => {
    const bomb = deflateSync(Buffer.alloc(40 * 1024 * 1024), { level: 1 });
    await checkContent(pdf, pdfWith(stream("/Type /ObjStm /Filter /FlateDecode", bomb)));
  });

  it("a picture says its size, and an impossible one is refused", async () => {
    const png = (width: number, height: number): Buffer => {
      const head = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
      const size = Buffer.alloc(8);
      size.writeUInt32BE(width, 0);
      size.writeUInt32BE(height, 4);
      return Buffer.concat([head, size, Buffer.from("0802000000000000000000", "hex")]);
    };
    await checkContent("image/png", png(4_000, 3_000));
    const refused = await rejectionOf(checkContent("image/png", png(60_000, 60_000)));
    expect(refused.code).to.equal("evidencePictureTooLarge");
  });
});
