import { factsOf } from '../control/facts.ts';
import type { Simulator } from '../simulator.ts';

/** Every address and credential that a program needs, for people. */
export function describe(simulator: Simulator, url: string, authority?: string): string {
	const facts = factsOf(simulator, url, authority);
	const { oauth, integration, serviceApp, meetingsXml, personal, bot } = facts;
	const users = meetingsXml.users.map(({ webExId, password }) => `${webExId} ${password}`);
	const blocks: readonly (readonly (readonly [string, string | undefined])[])[] = [
		[
			['Rooms, live', facts.page],
			['REST API', facts.rest],
			['Authority', authority],
			['Personal token', `${personal.token} (${personal.person})`],
			['Bot token', `${bot.token} (${bot.person})`],
		],
		[
			['Authorize page', oauth.authorize],
			['Token endpoint', oauth.token],
			['Revoke', oauth.revoke],
			['Device', `${oauth.deviceAuthorize}, then ${oauth.deviceToken}`],
			['Client ID', integration.clientId],
			['Client secret', integration.clientSecret],
			['Redirect addresses', integration.redirectUris.join('\n')],
			['Scopes', lines(integration.scopes)],
		],
		[
			['Service app ID', serviceApp.clientId],
			['Its secret', serviceApp.clientSecret],
			['Application ID', serviceApp.applicationId],
			['Organisation ID', serviceApp.organizationId],
		],
		[
			['Meetings XML', `${meetingsXml.service}, site ${meetingsXml.siteName}`],
			['Old authorize page', meetingsXml.authorize],
			['Old token endpoint', meetingsXml.token],
			['Old client ID', meetingsXml.clientId],
			['Old client secret', meetingsXml.clientSecret],
			['Old scopes', lines(meetingsXml.scopes)],
			['Users, passwords', users.join('\n')],
		],
	];
	return `Webex simulator

${blocks.map((block) => block.map(row).join('')).join('\n')}
Nothing here is real: these values work on this simulator only. Ctrl-C stops it.
`;
}

const indent = 21; // columns

function row([label, value]: readonly [string, string | undefined]): string {
	if (value === undefined) return '';
	const continued = `\n${' '.repeat(indent + 1)}`;
	return `  ${label.padEnd(indent - 2)} ${value.replaceAll('\n', continued)}\n`;
}

/** Words in lines of at most some 90 columns. */
function lines(words: readonly string[]): string {
	const found: string[] = [];
	for (const word of words) {
		const longer = `${found.at(-1) ?? ''} ${word}`.trim();
		if (longer.length > 90) found.push(word);
		else found.splice(-1, 1, longer);
	}
	return found.join('\n');
}
