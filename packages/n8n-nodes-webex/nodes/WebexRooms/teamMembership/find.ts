import { type RestClient, sameId, type TeamMembership } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';

/** Webex lists all members of a team: the person is looked for here. */
export async function findTeamMembership(
	webex: RestClient,
	{ teamId, person }: { readonly teamId: string; readonly person: string },
): Promise<TeamMembership> {
	for await (const member of webex.teamMemberships.list({ teamId })) {
		const isHim = person.includes('@')
			? member.personEmail?.toLowerCase() === person.trim().toLowerCase()
			: sameId(member.personId, person);
		if (isHim) return member;
	}
	throw new WebexInputError('Person', `${person} is not in the team`);
}
