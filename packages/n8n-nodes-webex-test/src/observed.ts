import { createRestClient, type RestClient, type Upload } from '@webex-nodes/client';
import type { HttpRequest, HttpResponse } from '@webex-nodes/http';

export const webexApi = 'https://webexapis.com/v1';

/** A client that gets the same answer each time, and what it has sent. */
export function observed(answer: Partial<HttpResponse> = {}): {
	readonly sent: HttpRequest[];
	readonly webex: RestClient;
} {
	const sent: HttpRequest[] = [];
	const transport = async (request: HttpRequest): Promise<HttpResponse> => {
		sent.push(request);
		const body = Buffer.from('{"items":[{"id":"1"}]}');
		return { status: 200, headers: { 'content-type': 'application/json' }, body, ...answer };
	};
	return { sent, webex: createRestClient({ transport, unsigned: transport, baseUrl: webexApi }) };
}

/** The name of a file that Webex describes by this header. */
export async function fileNameOf(disposition: string): Promise<string> {
	const { webex } = observed({ headers: { 'content-disposition': disposition } });
	return (await webex.contents.metadata('1')).fileName;
}

/** The form that a message with a file is sent as, read by somebody else. */
export async function formOf(text: string, file: Upload): Promise<FormData> {
	const { sent, webex } = observed();
	await webex.messages.create({ roomId: '1', text, files: [file] });
	const { body, headers = {} } = sent[0] ?? {};
	return await new Response(body as Uint8Array<ArrayBuffer>, { headers }).formData();
}
