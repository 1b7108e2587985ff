import { type XmlClient, zones } from '@webex-nodes/client';
import {
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type JsonObject,
	NodeApiError,
} from 'n8n-workflow';
import { connectMeetings, meetingsAuthenticationOf } from '../meetings-xml/connect.ts';
import { explain } from '../n8n/failures.ts';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;
type Found = INodeListSearchResult['results'];

const searching = (find: (webex: XmlClient, wanted: string) => Promise<Found>): Search =>
	async function search(this: ILoadOptionsFunctions, filter = '') {
		try {
			const { webex } = await connectMeetings(this);
			return { results: await find(webex, filter.trim()) };
		} catch (error) {
			const explained = explain(error, meetingsAuthenticationOf(this));
			throw new NodeApiError(this.getNode(), { ...explained } as JsonObject, explained ?? {});
		}
	};

/** The most entries of the list; to find others, a person enters a part of the name. */
const maxResults = 200;

const includes = (text: string, wanted: string) =>
	text.toLowerCase().includes(wanted.toLowerCase());

/** Webex cannot search by topic, so the meetings that have not ended are read and compared here. */
export const searchMeetings = searching(async (webex, wanted) => {
	const meetings = await webex.meetings.list(
		{ order: { orderBy: ['STARTTIME'], orderAD: ['ASC'] } },
		{ limit: wanted ? 2000 : maxResults },
	);
	return meetings
		.map(({ confName = '', startDate = '', meetingKey }) => ({
			name: `${confName} (${startDate.slice(0, 16).replace('T', ' ')})`,
			value: meetingKey,
		}))
		.filter(({ name, value }) => includes(name, wanted) || value.includes(wanted))
		.slice(0, maxResults);
});

/** Webex finds users by the beginning of a field, and combines fields only with AND: so there are three requests. */
export const searchUsers = searching(async (webex, wanted) => {
	const options = { limit: maxResults };
	const order = { orderBy: ['EMAIL'], orderAD: ['ASC'] } as const;
	const found = wanted
		? [
				...(await webex.users.list({ email: wanted, order }, options)),
				...(await webex.users.list({ firstName: wanted, order }, options)),
				...(await webex.users.list({ lastName: wanted, order }, options)),
			]
		: await webex.users.list({ order }, options);
	const byId = new Map(found.map((each) => [each.webExId, each]));
	return [...byId.values()].map(({ webExId, firstName, lastName }) => {
		const name = [firstName, lastName].filter(Boolean).join(' ');
		return { name: name ? `${name} (${webExId})` : webExId, value: webExId };
	});
});

export const searchSessionTypes = searching(async (webex, wanted) =>
	(await webex.meetingTypes.list())
		.map(({ displayName, name, productCodePrefix, meetingTypeID }) => ({
			name: `${displayName || name || productCodePrefix} (${meetingTypeID})`,
			value: meetingTypeID,
		}))
		.filter(({ name }) => includes(name, wanted)),
);

/** From our own table: all sites have the same numbers. */
export async function searchTimeZones(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return {
		results: zones
			.map(([id, place, iana]) => ({ name: `${place} (${iana})`, value: id }))
			.filter(({ name }) => includes(name, filter.trim())),
	};
}
