/**
 * The fields of an item that Webex could not decrypt, such as a title whose key is gone. The answer is a success with
 * `errors: { title: { code: "kms_failure", … } }`; the fields themselves contain ciphertext or are missing.
 * @see https://developer.webex.com/docs/basics
 */
export function unreadableFields(item: unknown): readonly string[] {
	const errors = typeof item === 'object' && item !== null && 'errors' in item && item.errors;
	return typeof errors === 'object' && errors !== null && !Array.isArray(errors)
		? Object.keys(errors)
		: [];
}
