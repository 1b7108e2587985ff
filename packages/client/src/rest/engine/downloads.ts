import {
	contentTypeOf,
	downloadDuration,
	type HttpRequest,
	type HttpResponse,
	isLocal,
	isSuccess,
	readFailure,
	requireProtected,
	type Transport,
	WebexInputError,
	WebexResponseError,
} from '@webex-nodes/http';
import { type OpenContent, openContent } from './content.ts';
import type { CallOptions } from './operation.ts';

/** Files at addresses that carry their own ticket, such as recordings. */
export interface Downloads {
	/**
	 * `address` is one of `temporaryDirectDownloadLinks` of a recording. No token goes there, and no error shows it: who
	 * has it can read the file. It is valid for 3 hours.
	 * @throws WebexResponseError when a web page comes instead of the file.
	 * @see https://developer.webex.com/docs/api/v1/recordings/get-recording-details
	 */
	readonly open: (address: string, options?: CallOptions) => Promise<OpenContent>;
}

/** `unsigned` adds no token to what it sends. */
export function downloadsClient(unsigned: Transport | undefined, baseUrl: string): Downloads {
	return {
		open: async (address, { signal } = {}) => {
			if (!unsigned) {
				throw new WebexInputError(
					'unsigned',
					'expected a transport that adds no token, to download what has a ticket of its own',
				);
			}
			const request: HttpRequest = {
				method: 'GET',
				url: readAddress(address, baseUrl),
				headers: {},
				isTicketed: true,
				maxDuration: downloadDuration,
				...(signal && { signal }),
			};
			const check = (response: HttpResponse) => {
				if (!isSuccess(response)) throw readFailure(request, response);
				if (contentTypeOf(response) !== 'text/html') return;
				throw new WebexResponseError(request, response, 'web page', 'the file');
			};
			return await openContent(unsigned, request, { check, isFilled: true });
		},
	};
}

function readAddress(given: string, baseUrl: string): string {
	const address = given.trim();
	if (!URL.canParse(address) || !/^https?:\/\//i.test(address)) {
		throw new WebexInputError(
			'address',
			'expected a download address that Webex gave, such as recordingDownloadLink of a recording',
		);
	}
	requireProtected(address);
	// An address may come from anywhere, and who reads it here is inside the network.
	if (isLocal(address) && !isLocal(baseUrl)) {
		throw new WebexInputError(
			'address',
			`no file is read from ${new URL(address).host}: it is in the network of this machine, and Webex is not`,
		);
	}
	return address;
}
