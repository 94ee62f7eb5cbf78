import { describe, expect, it } from '@jest/globals';
import { isAssetName, roleOf } from '../../../src/subjects/release.ts';

describe('roleOf', () => {
  it.each([
    ['app.tar.gz', 'file'], ['app.sigstore.json', 'evidence'], ['app.tar.gz.sigstore', 'evidence'], ['app.bundle', 'evidence'], ['multiple.intoto.jsonl', 'evidence'], ['app.whl.publish.attestation', 'evidence'],
    ['checksums.txt', 'checksums'], ['app_1.2.3_checksums.txt', 'checksums'], ['SHA256SUMS', 'checksums'], ['sha256sum.txt', 'checksums'], ['app.zip.sha256', 'checksums'], ['app-sha512sums.txt', 'checksums'],
    ['app.sbom.json', 'file'], ['checksums.txt.exe', 'file'], ['sigstore.json', 'file'], ['mysha256sumsx', 'file'], ['app.pem.zip', 'file'], ['md5sums.txt', 'file'],
  ])('takes %s for %s', (name, role) => {
    expect(roleOf(name).role).toBe(role);
  });

  it('knows what a loose part is about by its name', () => {
    expect(['app.sig', 'checksums.txt.pem', 'a.b.crt', 'a.cert', 'a.asc', 'a.sigstore.json'].map(roleOf)).toEqual([
      { role: 'evidence', signs: 'app' }, { role: 'evidence', signs: 'checksums.txt' }, { role: 'evidence', signs: 'a.b' }, { role: 'evidence', signs: 'a' }, { role: 'evidence', signs: 'a' }, { role: 'evidence', signs: null },
    ]);
  });
});

describe('isAssetName', () => {
  it.each(['app', 'app-1.2.3_linux.amd64.tar.gz', 'a+b~c@d', 'ünïcode.zip', 'App (1).dmg', '_x', 'COM.zip'])('takes %j', (name) => expect(isAssetName(name)).toBe(true));
  it.each(['', '.', '..', '.hidden', '-rf', 'a/b', 'a\\b', 'a:b', 'a\nb', 'a\u0000', 'a\u202eb', 'a.', 'a ', ' a', 'nul', 'NUL.txt', 'com1', 'a*', 'a?', 'a"b', 'a<b', 'a|b', 'a`b`', 'a'.repeat(256)])('refuses %j', (name) => expect(isAssetName(name)).toBe(false));
});
