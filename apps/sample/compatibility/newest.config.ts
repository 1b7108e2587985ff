import { defineConfig, mergeConfig } from 'vitest/config';
import common from '../vitest.config.ts';

export default mergeConfig(common, defineConfig({ test: { env: { N8N_INSTALLATION: 'newest' } } }));
