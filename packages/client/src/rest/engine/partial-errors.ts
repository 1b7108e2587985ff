/**
 * The fields of an item that Webex could not give, such as a title whose key is gone. They come within a success, as
 * `errors: { title: { code: "kms_failure", … } }`, and hold ciphertext or nothing.
 * @see https://developer.webex.com/docs/basics
 */
export function unreadableFields(item: unknown): readonly string[] {
	const { errors } = (item ?? {}) as { errors?: unknown };
	return typeof errors === 'object' && errors !== null && !Array.isArray(errors)
		? Object.keys(errors)
		: [];
}
