/**
 * Something outside the program keeps it from starting, and a person can put it right.
 * Its message is a whole sentence with what to do; whoever starts Kontor prints it without a stack.
 */
export class StartFault extends Error {
  override name = 'StartFault';
}
