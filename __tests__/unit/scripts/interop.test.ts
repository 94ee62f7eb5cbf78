// What the interop script says has to be true: nothing ran is no success, and a tool of another version is not the tool.

import { describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { exitOf, lackedBy, type Result } from '../../../scripts/interop.ts';
import { fileRows } from '../../../scripts/interop/files.ts';
import { ownRegistry, push } from '../../../scripts/interop/registries.ts';
import { rows } from '../../../scripts/interop/rows.ts';
import { Bench, findTool } from '../../../scripts/interop/tools.ts';
import { anImage, cosignSign } from '../../support/images.ts';
import { OciContent } from '../../support/servers/oci-registry.ts';
import { VirtualSigstore } from '../../support/virtual-sigstore.ts';
import { temporaryFolder } from '../host/temporary.ts';

const result = (became: Result['became']): Result => ({ registry: 'r', row: 'x', became, text: '' });

describe('the exit code', () => {
  it.each<[number, readonly Result['became'][]]>([
    [0, ['passed', 'skipped']], [1, ['passed', 'failed']], [1, ['skipped', 'failed']], [3, ['skipped', 'skipped']], [3, []],
  ])('is %i for %j', (exit, all) => {
    expect(exitOf(all.map(result))).toBe(exit);
  });
});

describe('rows', () => {
  it('have names of their own, and are skipped for what they lack', () => {
    const all = [...rows, ...fileRows];
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(lackedBy({ needs: ['cosign3', 'cosign2', 'cosign3'] }, new Map([['cosign2', {}]]))).toEqual(['cosign3']);
    expect(all.filter((row) => lackedBy(row, new Map()).length === 0)).toEqual([]);
  });
});

(process.platform === 'win32' ? describe.skip : describe)('a tool', () => {
  const folder = temporaryFolder();
  const script = (name: string, text: string): string => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    return file;
  };

  it('is one of its own version: by flag, by variable, or on PATH', () => {
    const cosign = script('cosign', 'echo "GitVersion:    v2.6.2" >&2');
    expect(findTool('cosign2', cosign, {})).toEqual({ name: 'cosign2', path: cosign, version: 'v2.6.2' });
    expect(findTool('cosign2', undefined, { COSIGN2: cosign })?.version).toBe('v2.6.2');
    expect(findTool('cosign2', undefined, { PATH: `/nowhere:${folder}` })?.path).toBe(cosign);
    expect(findTool('cosign3', undefined, { PATH: folder })).toBeNull();
    expect(() => findTool('cosign3', cosign, {})).toThrow('is no cosign3');
    expect(() => findTool('cosign2', path.join(folder, 'none'), {})).toThrow('is no cosign2');
  });

  it('gets none of our variables, and what it must not do is told from what it must', async () => {
    const bench = new Bench(folder);
    const tool = { name: 'crane', path: script('crane', 'echo "$HOME $SECRET"; exit $1'), version: '1' } as const;
    process.env['SECRET'] = 'secret';
    try {
      expect((await bench.succeed(tool, ['0'])).stdout).toBe(`${path.join(folder, 'home')} \n`);
    } finally {
      delete process.env['SECRET'];
    }
    await expect(bench.succeed(tool, ['3'])).rejects.toThrow('ended with 3');
    expect((await bench.fail(tool, ['3'])).code).toBe(3);
    await expect(bench.fail(tool, ['0'])).rejects.toThrow('was to fail, and did not');
  });
});

it('what is pushed is what was made', async () => {
  const content = new OciContent();
  const repository = content.repository('acme/app');
  await cosignSign(await VirtualSigstore.create(), anImage(repository, { tag: 'v1' }));
  const registry = await ownRegistry('on');
  try {
    await push(registry.host, repository);
    for (const [tag, digest] of repository.tags) {
      const answer = await fetch(`http://${registry.host}/v2/acme/app/manifests/${tag}`);
      expect([answer.status, answer.headers.get('docker-content-digest')]).toEqual([200, digest]);
    }
  } finally {
    await registry.close();
  }
});
