/**
 * The same items. A generator that was left before its first item runs none of its code, so it closes nothing: then
 * `leave` does.
 */
export function leavable<Item>(
	items: AsyncGenerator<Item>,
	leave: () => void,
): AsyncIterableIterator<Item> {
	let isBegun = false;
	return {
		[Symbol.asyncIterator]() {
			return this;
		},
		next: async () => {
			isBegun = true;
			return await items.next();
		},
		return: async () => {
			if (!isBegun) leave();
			isBegun = true;
			return await items.return(undefined);
		},
	};
}
