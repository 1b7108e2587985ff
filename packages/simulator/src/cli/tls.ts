import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCertificate } from '../certificate.ts';
import type { ListenOptions } from '../server.ts';
import type { Options } from './options.ts';

interface Secured {
	readonly tls?: ListenOptions['tls'];
	/** The file for NODE_EXTRA_CA_CERTS or SSL_CERT_FILE, when the certificate was made here. */
	readonly authority?: string;
	readonly remove: () => Promise<void>;
}

/** What `--https`, `--certificate` and `--key` ask for. */
export async function prepareTls(options: Options): Promise<Secured> {
	const { ownCertificate, isHttps, allowedHosts } = options;
	const nothing = async () => {};
	if (ownCertificate) {
		const cert = await readFile(ownCertificate.certificate, 'utf8');
		const key = await readFile(ownCertificate.key, 'utf8');
		return { tls: { cert, key }, remove: nothing };
	}
	if (!isHttps) return { remove: nothing };
	const tls = await createCertificate(allowedHosts);
	const folder = await mkdtemp(join(tmpdir(), 'webex-simulator-'));
	const authority = join(folder, 'authority.pem');
	await writeFile(authority, tls.ca);
	return { tls, authority, remove: () => rm(folder, { recursive: true }) };
}
