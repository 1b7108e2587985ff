/** What the address of the page names after "#". */
export type Address =
	| { readonly kind: 'message'; readonly id: string }
	| { readonly kind: 'room'; readonly id: string }
	| { readonly kind: 'waiting' }
	| { readonly kind: 'none' };

export function readAddress(hash: string): Address {
	if (hash === '#/waiting') return { kind: 'waiting' };
	const [, kind, id = ''] = /^#\/(rooms|messages)\/([^/]+)$/.exec(hash) ?? [];
	if (kind === 'rooms') return { kind: 'room', id: decodeURIComponent(id) };
	if (kind === 'messages') return { kind: 'message', id: decodeURIComponent(id) };
	return { kind: 'none' };
}

export const roomAddress = (id: string) => `#/rooms/${encodeURIComponent(id)}`;
export const messageAddress = (id: string) => `#/messages/${encodeURIComponent(id)}`;
