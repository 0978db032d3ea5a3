/** The closed set of answers that are not a success, and their HTTP status. */
export const ERROR_STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  upgrade_required: 426,
  operation_reused: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;
/** Maps an input field's name to what is wrong with it. */
export type FieldErrors = Record<string, string>;

/** A failure a caller may be told of: `message` and `fields` never hold another person's data. */
export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields?: FieldErrors,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The JSON of an error, as every door answers it: `{code, message, fields?}`. */
export interface ErrorBody {
  code: ErrorCode;
  message: string;
  fields?: FieldErrors;
}

/** With `fields` as a plain object: a server action can return no other, and fails as a whole. */
export function errorBody(error: AppError): ErrorBody {
  return { code: error.code, message: error.message, ...(error.fields && { fields: { ...error.fields } }) };
}

export function notFound(what: string): AppError {
  return new AppError("not_found", `This ${what} does not exist, or you may not see it.`);
}
