import type { Simulator } from '../simulator.ts';

interface Credential {
	readonly label: string;
	readonly value: string;
	/** Not to be shown to people who look over the shoulder. */
	readonly secret?: true;
}

export interface CredentialGroup {
	readonly title: string;
	readonly entries: readonly Credential[];
}

/**
 * Every address and credential that a flow needs, as they are now.
 * @param url where the simulator listens, without a slash at the end.
 */
export function credentialsOf(simulator: Simulator, url: string): CredentialGroup[] {
	const { integration, serviceApp, meetingsXml } = simulator;
	const old = meetingsXml.integration;
	const user = siteUser(simulator);
	const redirects = ({ redirectUris }: { readonly redirectUris: readonly string[] }) =>
		redirectUris.map((value) => ({ label: 'Redirect address', value }));
	return [
		group('Addresses', [
			plain('Rooms, live', url),
			plain('REST API', `${url}/v1`),
			plain('Authorize page', `${url}/v1/authorize`),
			plain('Token endpoint', `${url}/v1/access_token`),
			plain('Device authorization', `${url}/v1/device/authorize`),
		]),
		group('Integration', [
			plain('Client ID', integration.clientId),
			secret('Client secret', integration.clientSecret),
			...redirects(integration),
			plain('Scopes', integration.scopes.join(' ')),
		]),
		group('Service app', [
			plain('Client ID', serviceApp.clientId),
			secret('Client secret', serviceApp.clientSecret),
			plain('Application ID', serviceApp.applicationId ?? ''),
			plain('Scopes', serviceApp.scopes.join(' ')),
		]),
		group('Old Meetings integration', [
			plain('Client ID', old.clientId),
			secret('Client secret', old.clientSecret),
			...redirects(old),
			plain('Scopes', old.scopes.join(' ')),
			plain('Authorize page', `${url}/v1/oauth2/authorize`),
			plain('Token endpoint', `${url}/v1/oauth2/token`),
			plain('Site', meetingsXml.siteName),
		]),
		group('Tokens', [
			secret(
				`Personal token of ${holderOf(simulator.personalToken, simulator)}`,
				simulator.personalToken,
			),
			secret(`Bot token of ${holderOf(simulator.botToken, simulator)}`, simulator.botToken),
		]),
		group('Meetings XML', [
			plain('Address', `${url}/WBXService/XMLService`),
			plain('Site', meetingsXml.siteName),
			...(user ? [plain('WebEx ID', user.webExId), secret('Password', user.password)] : []),
		]),
	];
}

const group = (title: string, entries: readonly Credential[]): CredentialGroup => ({
	title,
	entries,
});
const plain = (label: string, value: string): Credential => ({ label, value });
const secret = (label: string, value: string): Credential => ({ label, value, secret: true });

const holderOf = (token: string, { tokens, world }: Simulator): string =>
	world.people.get(tokens.find(token)?.personId ?? '')?.displayName ?? 'nobody';

/** The user of the site who is the holder of the personal token, or else any who can sign in. */
function siteUser({ tokens, personalToken, meetingsXml: { site } }: Simulator) {
	const users = [...site.users.values()].filter(({ password }) => password !== '');
	const personId = tokens.find(personalToken)?.personId;
	return users.find((user) => user.personId === personId) ?? users[0];
}
