import { AllowedHosts } from './allowed-hosts';
import { findTarget, type Resolve } from './find-target';

const names: Readonly<Record<string, readonly string[]>> = {
  'hooks.example.com': ['93.184.216.34', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  'mixed.example.com': ['93.184.216.34', '10.0.0.5'],
  'inside.example.com': ['10.0.0.5'],
  'v6.example.com': ['fd00::5'],
  'scoped.example.com': ['fe80::1%eth0'],
  'nat64.example.com': ['64:ff9b::a00:5'],
  'xn--mnchen-3ya.example': ['192.168.1.1'],
  'empty.example.com': [],
  localhost: ['127.0.0.1', '::1'],
};
const resolve: Resolve = async (name) => {
  const found = names[name];
  if (found === undefined) throw new Error(`nobody should look up ${name}`);
  return found;
};
const find = (url: string, allow: readonly string[] = []) =>
  findTarget(url, { allowed: new AllowedHosts(allow), resolve });

/** Each of these leads inside, in one spelling or another. */
const refused = [
  '127.0.0.1 127.1 127.0.1 127.255.255.254 2130706433 0x7f000001 0x7f.1',
  '0177.0.0.1 017700000001 127.0.0.1. 127。0。0。1 127｡0｡0｡1 １２７.0.0.1 ①②⑦.0.0.1',
  '%31%32%37.0.0.1 0.0.0.0 0 0.1.2.3 10.0.0.0 10.255.255.255 172.16.0.1',
  '172.31.255.255 192.168.0.1 100.64.0.1 100.127.255.255 169.254.169.254 0xA9FEA9FE 192.0.0.8',
  '192.0.2.1 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 192.88.99.1 224.0.0.1',
  '239.255.255.255 240.0.0.1 255.255.255.255 [::] [::1] [0:0:0:0:0:0:0:1] [::127.0.0.1]',
  '[::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:10.0.0.1] [::ffff:0:127.0.0.1] [64:ff9b::127.0.0.1] [64:ff9b::10.1.2.3] [64:ff9b:1::1]',
  '[2002:7f00:1::] [2002:5db8:d822::1] [2001::1] [2001:db8::1] [2001:10::1] [2001:20::1] [3fff::1]',
  '[fc00::1] [fd12:3456::1] [fe80::1] [fec0::1] [ff02::1] [100::1] [5f00::1]',
  '[4000::1] localhost LOCALHOST localhost. ⓛocalhost loc\u00ADalhost inside.example.com',
  'INSIDE.example.com. mixed.example.com v6.example.com scoped.example.com nat64.example.com münchen.example xn--mnchen-3ya.example',
].flatMap((line) => line.split(' '));

const accepted = [
  'hooks.example.com hooks.example.com. HOOKS.example.com:8443 93.184.216.34 8.8.8.8 1.1.1.1 0x08080808',
  '172.15.255.255 172.32.0.1 100.63.255.255 100.128.0.1 169.253.0.1 11.0.0.1 223.255.255.255',
  '[2606:4700:4700::1111] [::ffff:8.8.8.8] [64:ff9b::8.8.8.8] [2a00:1450::1] [2001:4860:4860::8888]',
].flatMap((line) => line.split(' '));

describe('a target of a webhook', () => {
  it.each(refused)('is refused where it leads inside: %s', async (host) => {
    expect(await find(`https://${host}/hook`)).toEqual({ problem: expect.stringContaining('WEBHOOK_ALLOWED_HOSTS') });
  });

  it.each(accepted)('is taken where it is of the public internet: %s', async (host) => {
    expect(await find(`https://${host}/hook`)).not.toHaveProperty('problem');
  });

  it.each([
    ['http://hooks.example.com/', 'without TLS'],
    ['http://8.8.8.8/', 'without TLS'],
    ['https://me:hunter2@hooks.example.com/', 'holds a name or password'],
    ['https://me@hooks.example.com/', 'holds a name or password'],
    ['https://hooks.example.com@10.0.0.5/', 'holds a name or password'],
    ['ftp://hooks.example.com/', 'the scheme "ftp"'],
    ['file:///etc/passwd', 'the scheme "file"'],
    ['gopher://127.0.0.1:6379/_x', 'the scheme "gopher"'],
    ['unix:/var/run/docker.sock', 'the scheme "unix"'],
    ['hooks.example.com/hook', 'no URL'],
    ['https://', 'no URL'],
    ['https://256.1.1.1/', 'no URL'],
    ['https://1.2.3.4.5/', 'no URL'],
    ['https://[fe80::1%25eth0]/', 'no URL'],
    ['https://empty.example.com/', 'has no address'],
  ])('is refused for its form: %s', async (url, problem) => {
    expect(await find(url)).toEqual({ problem: expect.stringContaining(problem) });
    expect(await find(url)).toEqual({ problem: expect.not.stringContaining('hunter2') });
  });

  it('is read as every reader of URLs reads it, however it is written', async () => {
    expect(await find('https:\\\\127.0.0.1\\x')).toHaveProperty('problem');
    expect(await find('https:127.0.0.1')).toHaveProperty('problem');
    expect(await find(' https://127.0.0.1\t')).toHaveProperty('problem');
    expect(await find('https://hooks.example.com\\@127.0.0.1/')).toMatchObject({ host: 'hooks.example.com' });
  });

  it('keeps the addresses that were checked, each of them', async () => {
    expect(await find('https://Hooks.Example.com./a?b=c#d')).toMatchObject({
      host: 'hooks.example.com',
      addresses: ['93.184.216.34', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
    });
    expect(await find('https://[2606:4700:4700::1111]:8443/')).toMatchObject({
      host: '2606:4700:4700::1111',
      addresses: ['2606:4700:4700::1111'],
    });
  });

  it('says which address stands in the way', async () => {
    expect(await find('https://mixed.example.com/')).toEqual({
      problem:
        'mixed.example.com has the address 10.0.0.5, which is private; an operator can allow it with WEBHOOK_ALLOWED_HOSTS',
    });
  });
});

describe('WEBHOOK_ALLOWED_HOSTS', () => {
  it.each([
    ['http://localhost:8080/', 'localhost'],
    ['http://LOCALHOST./', 'localhost'],
    ['http://localhost/', 'Localhost.'],
    ['https://inside.example.com/', '10.0.0.0/8'],
    ['http://inside.example.com/', '10.0.0.5'],
    ['http://127.1/', '127.0.0.1'],
    ['http://[::ffff:127.0.0.1]/', '127.0.0.0/8'],
    ['http://127.0.0.1/', '::ffff:127.0.0.1'],
    ['http://[::1]/', '::1'],
    ['https://v6.example.com/', 'fd00::/8'],
    ['https://mixed.example.com/', '10.0.0.5'],
    ['https://münchen.example/', 'xn--mnchen-3ya.example'],
    ['http://xn--mnchen-3ya.example/', 'münchen.example'],
  ])('lets %s pass with %s', async (url, allowed) => {
    expect(await find(url, [allowed])).not.toHaveProperty('problem');
  });

  it.each([
    ['https://inside.example.com/', 'example.com'],
    ['https://inside.example.com/', '10.0.0.4'],
    ['https://127.0.0.1/', 'localhost'],
    ['https://localhost/', '127.0.0.0/8'],
    ['http://mixed.example.com/', '10.0.0.5'],
    ['https://v6.example.com/', '0.0.0.0/0'],
  ])('does not let %s pass with %s', async (url, allowed) => {
    expect(await find(url, [allowed])).toHaveProperty('problem');
  });
});
