/** One page of a list, read by key: the cursor is the key of the last item given out. */
export interface PageRequest {
  readonly limit: number;
  readonly cursor: string | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}
