/** The message with which something was refused; fails the test where it was not. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  let answer: unknown;
  try {
    answer = await attempt;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error(`it was not refused: ${JSON.stringify(answer)}`);
}
