import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { useRef } from "react";
import type { z } from "zod";
import type { Route } from "../../contract/route.ts";
import { call, type AnswerOf, type CallInput } from "./client.ts";
import { Problem } from "./problem.ts";

export type Answered<R extends Route> = UseQueryResult<AnswerOf<R>>;

interface AnswerOptions {
  /** False holds the question back, for example until a choice is made. */
  readonly enabled?: boolean;
  /** Asks again at this pace. */
  readonly everyMillis?: number;
  /** The last answer stays until the next one is there. */
  readonly keepsLast?: boolean;
}

/** Reads a route; the same route with the same input is asked once. */
export function useAnswer<R extends Route>(
  route: R,
  input: CallInput<R>,
  options: AnswerOptions = {},
): Answered<R> {
  return useQuery<AnswerOf<R>>({
    queryKey: [route.id, input],
    queryFn: ({ signal }) => call(route, input, { signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMillis ?? false,
    ...(options.keepsLast === true ? { placeholderData: keepPreviousData } : {}),
  });
}

interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

type ListRoute<Item> = Route & { readonly response: z.ZodType<Page<Item>> };

export interface Pages<Item> {
  readonly items: readonly Item[] | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
  /** Present while there is more to show. */
  readonly showMore: (() => void) | undefined;
  readonly isFetching: boolean;
}

/** Reads a list page by page, in the order of the server. */
export function usePages<Item>(
  route: ListRoute<Item>,
  query: Readonly<Record<string, unknown>> = {},
  params: Readonly<Record<string, string>> = {},
): Pages<Item> {
  const pages = useInfiniteQuery<
    Page<Item>,
    Error,
    InfiniteData<Page<Item>>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: [route.id, "pages", query, params],
    queryFn: ({ signal, pageParam }) =>
      call(route, { params, query: { ...query, cursor: pageParam } }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  return {
    items: pages.data?.pages.flatMap(({ items }) => items),
    error: pages.error,
    refetch: pages.refetch,
    showMore: pages.hasNextPage
      ? () => {
          void pages.fetchNextPage();
        }
      : undefined,
    isFetching: pages.isFetching,
  };
}

/**
 * Carries out a writing route. The idempotency key changes with the input and after success, not on a retry. What is
 * asked twice while it is under way, by a double click, is asked once.
 */
export function useIntention<R extends Route>(route: R): UseMutationResult<AnswerOf<R>, Error, CallInput<R>> {
  const queryClient = useQueryClient();
  const key = useIntentionKey();
  const underWay = useRef<{ content: string; answer: Promise<AnswerOf<R>> } | null>(null);
  return useMutation<AnswerOf<R>, Error, CallInput<R>>({
    mutationFn: (input) => {
      const content = JSON.stringify(input);
      if (underWay.current?.content === content) return underWay.current.answer;
      const options = route.recordsFacts === true ? { idempotencyKey: key.of(content) } : {};
      const answer = call(route, input, options).finally(() => {
        underWay.current = null;
      });
      underWay.current = { content, answer };
      return answer;
    },
    onSuccess: () => {
      key.forget();
      // Not awaited: what comes back may take the asking form off the page, and with it the caller's own answer.
      void queryClient.invalidateQueries();
    },
  });
}

interface IntentionKey {
  readonly of: (content: string) => string;
  readonly forget: () => void;
}

export function useIntentionKey(): IntentionKey {
  const kept = useRef<{ content: string; key: string } | null>(null);
  return {
    of(content) {
      if (kept.current?.content !== content) kept.current = { content, key: newKey() };
      return kept.current.key;
    },
    forget() {
      kept.current = null;
    },
  };
}

/** 128 random bits in hex; `crypto.randomUUID` is missing where the bank's network serves plain HTTP. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A refusal stays a refusal: only an unreachable or failing server is asked again. */
export function worthAskingAgain(failures: number, error: Error): boolean {
  const transient = error instanceof Problem && (error.status === 0 || error.status >= 503);
  return transient && failures < 2;
}
