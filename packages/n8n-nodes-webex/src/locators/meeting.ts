import { zones } from '@webex-nodes/client';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { firstPage, searching } from './search.ts';

const maxResults = 200;
const year = 366 * 24 * 3600_000; // ms
const past = 30 * 24 * 3600_000; // ms

const includes = (text: string, wanted: string) =>
	text.toLowerCase().includes(wanted.toLowerCase());

/** Webex cannot search by title: the meetings of the last month and the coming year are read and compared here. */
export const searchMeetings = searching(async (webex, wanted) => {
	const now = Date.now();
	const meetings = await webex.meetings.list(
		{
			current: false,
			from: new Date(now - past).toISOString(),
			to: new Date(now + year).toISOString(),
		},
		{ limit: wanted ? 2000 : maxResults },
	);
	const results = meetings
		.map(({ id, title = id, start = '', hostDisplayName, hostEmail = '' }) => ({
			name: `${title} (${start.slice(0, 16).replace('T', ' ')}, ${hostDisplayName ?? hostEmail})`,
			value: id,
		}))
		.filter(({ name, value }) => includes(name, wanted) || value.includes(wanted))
		.slice(0, maxResults);
	return { results };
});

/** By email address, because that is how Webex takes a host. */
export const searchHosts = searching(async (webex, wanted, from) => {
	if (!wanted) return { results: [] };
	const query = wanted.includes('@') ? { email: wanted } : { displayName: wanted };
	const { items, next } = await firstPage(
		webex.people.list({ ...query, excludeStatus: true }, { pageSize: 100, ...(from && { from }) }),
	);
	const results = items.flatMap(({ displayName, emails: [email] }) =>
		email ? [{ name: displayName ? `${displayName} (${email})` : email, value: email }] : [],
	);
	return { results, ...(next && { paginationToken: next }) };
});

export const searchSites = searching(async (webex, wanted) => {
	const { sites } = await webex.meetingPreferences.sites();
	const results = sites
		.map(({ siteUrl, default: isDefault }) => ({
			name: isDefault ? `${siteUrl} (preferred)` : siteUrl,
			value: siteUrl,
		}))
		.filter(({ name }) => includes(name, wanted));
	return { results };
});

/** Webex takes names of the IANA database; these are the zones that its own pages offer. */
export async function searchZones(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const byName = new Map(zones.map(([, place, iana]) => [iana, `${iana} (${place})`]));
	const results = [...byName].map(([value, name]) => ({ name, value }));
	return { results: results.filter(({ name }) => includes(name, filter.trim())) };
}

export const searchSessionTypes = searching(async (webex, wanted) => {
	const types = await webex.meetingSessionTypes.list();
	const results = types
		.map(({ id, name, type }) => ({ name: `${name} (${type}, ${id})`, value: String(id) }))
		.filter(({ name }) => includes(name, wanted));
	return { results };
});

export const searchTemplates = searching(async (webex, wanted) => {
	const templates = await webex.meetingTemplates.list();
	const results = templates
		.map(({ id, name, templateType }) => ({ name: `${name} (${templateType})`, value: id }))
		.filter(({ name }) => includes(name, wanted));
	return { results };
});
