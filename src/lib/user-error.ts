/** A fault that the user can mend. Its message is all that is shown. */
export class Failure extends Error {}
