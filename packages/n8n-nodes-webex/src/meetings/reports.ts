import type { RestClient } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';

/** The site that was chosen, or the preferred one of the account: some operations need it named. */
export async function siteOf(webex: RestClient, chosen: string | undefined): Promise<string> {
	if (chosen) return chosen;
	const { sites } = await webex.meetingPreferences.sites();
	const preferred = sites.find((site) => site.default) ?? sites[0];
	if (preferred) return preferred.siteUrl;
	throw new WebexInputError(
		'Site',
		'is empty: choose the site, because the account of the credential has none of its own',
	);
}
