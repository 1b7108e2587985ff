import { UserFacingError } from '../errors.ts';
import type { N8nApi } from './api.ts';

/**
 * Presses "Connect" in n8n and "Accept" on the simulator's page, as a person with a browser would.
 * @param open how the browser reaches the page.
 */
export async function connectCredential(
	n8n: N8nApi,
	credentialId: string,
	open: typeof fetch = fetch,
): Promise<void> {
	const authorizeUrl = await n8n.authorizeUrl(credentialId);
	const page = await (await open(authorizeUrl)).text();
	const consent = await open(authorizeUrl, {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams([...readForm(page), ['decision', 'accept']]),
	});
	const callback = consent.headers.get('location');
	if (!callback) {
		throw new UserFacingError(
			`The authorize page did not send the browser back to n8n: ${firstSentence(await consent.text())}`,
		);
	}
	const shown = await n8n.openCallback(callback);
	// n8n answers 200 to a callback that it refuses, so look at what it stored.
	if (!(await n8n.isConnected(credentialId))) {
		throw new UserFacingError(`n8n did not store the token: ${firstSentence(shown)}`);
	}
}

/** Hidden fields, and the first choice of each list. */
function readForm(page: string): [string, string][] {
	const hidden = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
	const lists = [...page.matchAll(/<select name="([^"]*)">\s*<option value="([^"]*)"/g)];
	return [...hidden, ...lists].map(([, name = '', value = '']) => [decode(name), decode(value)]);
}

const decode = (text: string) =>
	text
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');

const firstSentence = (page: string) =>
	page
		.replaceAll(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<[^>]+>/g, ' ')
		.replaceAll(/\s+/g, ' ')
		.trim()
		.slice(0, 200);
