import { hasStatus, type WebexApiError, WebexInputError } from '@webex-nodes/http';
import type { RestClient } from '../../rest/engine/client.ts';
import type { Refusal } from '../engine/refusal.ts';
import type { ListedPlaces, Place, PlacesWanted } from '../engine/source.ts';

/** Whose meetings, and what is left of them. */
export type MeetingScope =
	/** What the account hosts, is invited to, or was shared with. */
	| { readonly of: 'account' }
	/** What these people see, by email address; for administrators. */
	| { readonly of: 'hosts'; readonly hosts: readonly string[] }
	/** Everything, for administrators; on these sites, or on all sites of the account. */
	| { readonly of: 'organization'; readonly sites?: readonly string[] };

/** What a list does that is about one site at a time, when the sites of the account are not known. */
export type SiteRule = 'preferred' | 'required';

export interface MeetingPlace extends Place {
	readonly of: MeetingScope['of'];
	readonly hostEmail?: string;
	readonly siteUrl?: string;
}

/** The places of a scope: with a rule, one for each site. */
export async function placesOf(
	client: RestClient,
	scope: MeetingScope,
	{ known, signal, sites: rule }: PlacesWanted & { readonly sites: SiteRule | undefined },
): Promise<ListedPlaces<MeetingPlace>> {
	if (scope.of === 'hosts') {
		const hosts = [...new Set(scope.hosts.map((host) => host.trim().toLowerCase()))];
		return listed(
			required('hosts', hosts).map((hostEmail) => ({
				of: scope.of,
				id: hostEmail,
				title: hostEmail,
				hostEmail,
			})),
		);
	}
	if (scope.of === 'organization' && scope.sites) {
		return listed(
			required('sites', [...new Set(scope.sites)]).map((site) => siteOf(scope.of, site)),
		);
	}
	const whole: MeetingPlace = { of: scope.of, id: scope.of };
	if (!rule) return listed([whole]);
	const sites = await client.meetingPreferences.sites({}, { signal }).then(
		({ sites: all }) => all.map(({ siteUrl }) => siteUrl),
		(error: unknown) => {
			// A service app has no sites of its own.
			const isUnknown = hasStatus(error, 404) || (rule === 'preferred' && hasStatus(error, 403));
			if (isUnknown) return error as WebexApiError;
			throw error;
		},
	);
	// Without the scope, Webex lists the preferred site; what is on others is not known.
	if (!Array.isArray(sites)) return listed([whole], [withoutSites(sites)]);
	// A site that is not listed once may still be there: to read it shows that.
	const before = [...known].filter((id) => id.includes('.') && !id.includes('@'));
	return listed([...new Set([...sites, ...before])].map((site) => siteOf(scope.of, site)));
}

/** A refused host or site is passed over. An address that is none any more is answered with 400. */
export function understandPlace(place: MeetingPlace, error: unknown): Refusal {
	const isRefusal = hasStatus(error, 403, 404) || (place.id.includes('.') && hasStatus(error, 400));
	if (!isRefusal && !UnusableItem.is(error)) throw error;
	return {
		placeId: place.id,
		...(place.title !== undefined && { title: place.title }),
		reason: UnusableItem.is(error) ? error.message : reasonOf(error as WebexApiError),
		isGone: false,
		error: error as Error,
	};
}

/** Without an ID or a time nobody can say whether an item was delivered, so its place is not read any further. */
export class UnusableItem extends Error {
	static is(error: unknown): error is UnusableItem {
		return error instanceof UnusableItem;
	}
}

const siteOf = (of: MeetingScope['of'], siteUrl: string): MeetingPlace => ({
	of,
	id: siteUrl,
	title: siteUrl,
	siteUrl,
});

function listed(
	places: readonly MeetingPlace[],
	refusals: readonly Refusal[] = [],
): ListedPlaces<MeetingPlace> {
	return { places, active: places, refusals };
}

function required(field: string, values: readonly string[]): readonly string[] {
	const filled = values.filter(Boolean);
	if (filled.length > 0) return filled;
	throw new WebexInputError(field, 'expected at least one');
}

const withoutSites = (error: WebexApiError): Refusal => ({
	placeId: 'other sites',
	reason: `Webex lists the preferred site only; ${error.status === 404 ? 'the account has no sites of its own, so name the one that is meant' : `which others there are needs the scope ${error.scope}`}`,
	isGone: false,
	error,
});

const reasonOf = ({ reason, status }: WebexApiError) => `${reason.replace(/\.$/, '')} (${status})`;
