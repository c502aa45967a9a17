import type { Bilingual } from "../../domain/kernel/bilingual.ts";
import type { Currency } from "../../domain/kernel/money.ts";
import type { Actor } from "../actor.ts";
import type { Page, PageRequest } from "../page.ts";
import type { Repositories } from "../ports.ts";
import { orNotFound } from "../rejected.ts";
import type { BookRecord } from "./ports.ts";

type Books = Pick<Repositories, "books">;

export interface BookView {
  readonly id: string;
  readonly name: Bilingual;
  readonly currency: Currency;
}

export async function listBooks({ books }: Books, actor: Actor, page: PageRequest): Promise<Page<BookView>> {
  const { items, nextCursor } = await books.list(actor.organizationId, page);
  return { items: items.map(({ id, name, currency }) => ({ id, name, currency })), nextCursor };
}

/** A book of the actor's organization; another's is not found. */
export async function bookOf({ books }: Books, actor: Actor, bookId: string): Promise<BookRecord> {
  return orNotFound(await books.find(actor.organizationId, bookId), "book");
}
