/** Nominal types: a `Brand<string, "LocalDate">` is text that was checked once and need not be checked again. */
declare const brand: unique symbol;

export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
