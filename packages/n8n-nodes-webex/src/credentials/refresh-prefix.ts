import { readSiteName } from '@webex-nodes/auth';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

/** The token data with the name of the site before the refresh token, where that is wanted and not there yet. */
export function prefixRefreshToken(credentials: ICredentialDataDecryptedObject): IDataObject {
	const { siteName, siteNamePrefix: isWanted, oauthTokenData } = credentials;
	const data = (oauthTokenData ?? {}) as IDataObject;
	const refreshToken = data.refresh_token;
	if (typeof refreshToken !== 'string' || refreshToken === '') return data;
	const prefix = `${readSiteName(String(siteName ?? ''), 'Site Name')}_`;
	const bare = refreshToken.startsWith(prefix) ? refreshToken.slice(prefix.length) : refreshToken;
	return { ...data, refresh_token: isWanted ? prefix + bare : bare };
}
