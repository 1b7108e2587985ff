import type { Simulator } from '../simulator.ts';
import { factsOf } from './facts.ts';

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
 * What the command line prints, in groups for the page: as it is now.
 * @param url where the simulator listens, without a slash at the end.
 */
export function credentialsOf(simulator: Simulator, url: string): CredentialGroup[] {
	const { oauth, integration, serviceApp, meetingsXml, personal, bot, ...facts } = factsOf(
		simulator,
		url,
	);
	const redirects = (addresses: readonly string[]) =>
		addresses.map((value) => plain('Redirect address', value));
	// Users of a site of Control Hub may have no password.
	const user =
		meetingsXml.users.find(({ password, webExId }) => password && webExId === personal.email) ??
		meetingsXml.users.find(({ password }) => password);
	return [
		group('Addresses', [
			plain('Rooms, live', facts.page),
			plain('REST API', facts.rest),
			plain('Authorize page', oauth.authorize),
			plain('Token endpoint', oauth.token),
			plain('Revocation', oauth.revoke),
			plain('Device authorization', oauth.deviceAuthorize),
			plain('Device token', oauth.deviceToken),
		]),
		group('Integration', [
			plain('Client ID', integration.clientId),
			secret('Client secret', integration.clientSecret),
			...redirects(integration.redirectUris),
			plain('Scopes', integration.scopes.join(' ')),
		]),
		group('Service app', [
			plain('Client ID', serviceApp.clientId),
			secret('Client secret', serviceApp.clientSecret),
			plain('Application ID', serviceApp.applicationId ?? ''),
			plain('Organisation ID', serviceApp.organizationId),
			plain('Scopes', serviceApp.scopes.join(' ')),
		]),
		group('Old Meetings integration', [
			plain('Client ID', meetingsXml.clientId),
			secret('Client secret', meetingsXml.clientSecret),
			...redirects(meetingsXml.redirectUris),
			plain('Scopes', meetingsXml.scopes.join(' ')),
			plain('Authorize page', meetingsXml.authorize),
			plain('Token endpoint', meetingsXml.token),
			plain('Site', meetingsXml.siteName),
		]),
		group('Tokens', [
			secret(`Personal token of ${personal.person}`, personal.token),
			secret(`Bot token of ${bot.person}`, bot.token),
		]),
		group('Meetings XML', [
			plain('Address', meetingsXml.service),
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
