// What every client is told, and the person at the browser.
import { equal, ok } from 'node:assert/strict';

const { BASE_URL, CLIENT_ID, CLIENT_SECRET, REDIRECT_URI } = process.env;

export const webex = {
	authorize: `${BASE_URL}/v1/authorize`,
	token: `${BASE_URL}/v1/access_token`,
	revoke: `${BASE_URL}/idb/oauth2/v1/revoke`,
	me: `${BASE_URL}/v1/people/me`,
	base: BASE_URL,
	clientId: CLIENT_ID,
	clientSecret: CLIENT_SECRET,
	redirectUri: REDIRECT_URI,
	scopes: ['spark:people_read', 'spark:rooms_read'],
};

/** The person opens the address and decides. Returns where the browser is sent. */
export async function decide(address, decision) {
	const url = new URL(address);
	const page = await fetch(url, { redirect: 'manual' });
	if (page.status === 302) return new URL(page.headers.get('location'));
	const text = await page.text();
	equal(page.status, 200, `The page of consent: ${page.status}`);
	const [, person] = /<option value="([^"]+)"/.exec(text) ?? [];
	ok(person, 'The page of consent offers no person');
	const form = new URLSearchParams([
		...url.searchParams,
		['person', person],
		['decision', decision],
	]);
	const { headers } = await fetch(webex.authorize, {
		method: 'POST',
		body: form,
		redirect: 'manual',
	});
	return new URL(headers.get('location'));
}

export const accept = (address) => decide(address, 'accept');

/** The token is one of the person. */
export async function works(accessToken) {
	const { status } = await fetch(webex.me, {
		headers: { authorization: `Bearer ${accessToken}`, trackingid: process.env.OWN_TRACKING_ID },
	});
	equal(status, 200);
}
