import { SaxesParser, type SaxesTagPlain } from "saxes";
import { unreadable } from "./unreadable.ts";

export interface XmlEvents {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Feeds XML piece by piece; names come without their prefix. Document types, and so entities, are refused. */
export function xmlReader({ open, text, close }: XmlEvents): (piece: string) => void {
  const parser = new SaxesParser();
  parser.on("error", () => {
    throw unreadable("spreadsheetDamaged");
  });
  parser.on("doctype", () => {
    throw unreadable("spreadsheetDamaged");
  });
  if (open !== undefined) {
    parser.on("opentag", (tag: SaxesTagPlain) => {
      open(localName(tag.name), (name) => tag.attributes[name]);
    });
  }
  if (text !== undefined) parser.on("text", text);
  if (close !== undefined) {
    parser.on("closetag", ({ name }: SaxesTagPlain) => {
      close(localName(name));
    });
  }
  return (piece) => void parser.write(piece);
}

export async function readXml(pieces: AsyncIterable<string>, events: XmlEvents): Promise<void> {
  const read = xmlReader(events);
  for await (const piece of pieces) read(piece);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
