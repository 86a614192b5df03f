// Ten chapters and ten cards, audited, with what each has that others have not: tables, lists, long words.
import { auditEach } from './audit.mjs';

auditEach([
  '/kompas/wat-is-mensenhandel/wat', '/kompas/aard-en-omvang/wat', '/kompas/slachtoffers-daders-faciliteerders/met-wie',
  '/kompas/probleemanalyse/hoe', '/kompas/melden-en-informatie-delen/hoe', '/kompas/hulp-zorgcoordinatie-opvang/hoe',
  '/kompas/barrieres-en-bestuurlijke-instrumenten/wat', '/kompas/binnen-de-gemeente/wat', '/kompas/landelijk/met-wie',
  '/kompas/maatschappelijke-partners/wat',
  '/kaarten/opvang', '/kaarten/sluiten-woning-of-pand', '/kaarten/barriere-huisvesting', '/kaarten/riec', '/kaarten/communicatieadviseur',
  '/kaarten/gedwongen-orgaanverwijdering', '/kaarten/wet-bibob', '/kaarten/signalen-zorg', '/kaarten/borgen', '/kaarten/wethouder',
]);
