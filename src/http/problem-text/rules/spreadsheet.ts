/** Refusals of a CSV or Excel file that cannot be read as a table. Figures not named by `{name}` are appended. */
import type { SpreadsheetRejection } from "../../../app/spreadsheet/ports.ts";
import type { Bilingual } from "../../../domain/kernel/bilingual.ts";

export const spreadsheetRules = {
  spreadsheetTooLarge: {
    ja: "ファイルが大きすぎます（{limit} まで）。",
    en: "The file is too large (at most {limit}).",
  },
  spreadsheetKindNotAccepted: {
    ja: "この種類のファイルは読み取れません（{accepted} のいずれかにしてください）。",
    en: "This kind of file cannot be read (save it as one of: {accepted}).",
  },
  spreadsheetEncrypted: {
    ja: "ファイルにパスワードがかかっています。解除して保存し直してください。",
    en: "The file is protected by a password; save it without one.",
  },
  spreadsheetDamaged: {
    ja: "Excel ファイルが壊れています。開いて保存し直してください。",
    en: "The workbook is damaged; open it and save it again.",
  },
  spreadsheetUnpacksTooLarge: {
    ja: "展開すると大きくなりすぎるファイルは読み取れません（{limit} まで）。",
    en: "The file unpacks to more than can be read (at most {limit}).",
  },
  spreadsheetEncodingUnknown: {
    ja: "文字コードがわかりません（{accepted} のいずれかで保存してください）。",
    en: "The encoding of the text is unknown (save it as one of: {accepted}).",
  },
  spreadsheetMalformed: {
    ja: '{line} 行目の引用符（"）が閉じていないか、位置が正しくありません。',
    en: 'A quotation mark (") in line {line} is not closed or stands in the wrong place.',
  },
  spreadsheetEmpty: {
    ja: "見出しの下にデータの行がありません。",
    en: "There is no row of data under a header.",
  },
  spreadsheetHeadingTwice: {
    ja: "見出し「{heading}」が二度あります（{columns} 列目）。",
    en: 'The heading "{heading}" is given twice (columns {columns}).',
  },
  spreadsheetHeadingMissing: {
    ja: "{column} 列目に見出しがありません（{line} 行目）。",
    en: "Column {column} has no heading (line {line}).",
  },
  spreadsheetCellWithoutHeading: {
    ja: "{line} 行目の {column} 列目に、見出しのない値があります。",
    en: "Line {line} has a value in column {column}, which has no heading.",
  },
  spreadsheetCellTooLong: {
    ja: "{line} 行目の値が長すぎます（{most} 文字まで）。",
    en: "A value in line {line} is too long (at most {most} characters).",
  },
  spreadsheetTooManyRows: {
    ja: "行が多すぎます（{most} 行まで）。ファイルを分けてください。",
    en: "There are too many rows (at most {most}); divide the file.",
  },
  spreadsheetTooManyColumns: {
    ja: "列が多すぎます（{columns} 列、{most} 列まで）。",
    en: "There are too many columns ({columns}, at most {most}).",
  },
  spreadsheetTooManyCells: {
    ja: "値が多すぎます（{most} 個まで）。ファイルを分けてください。",
    en: "There are too many values (at most {most}); divide the file.",
  },
} as const satisfies Record<SpreadsheetRejection["code"], Bilingual>;
