/** The words of a report in one language. */
export interface ReportWords {
  readonly metric: string;
  readonly value: string;
  readonly previous: string;
  readonly change: string;
  readonly target: string;
  readonly attainment: string;
  readonly trend: string;
  readonly more: (rows: number) => string;
  readonly foot: (schedule: string, as_of: string) => string;
}

const english: ReportWords = {
  metric: 'Metric',
  value: 'Value',
  previous: 'Before',
  change: 'Change',
  target: 'Target',
  attainment: 'Attained',
  trend: 'Trend',
  more: (rows) => `${rows} more rows are in the attached file.`,
  foot: (schedule, as_of) => `Schedule ${schedule}; data as of ${as_of}.`,
};

const russian: ReportWords = {
  metric: 'Показатель',
  value: 'Значение',
  previous: 'Ранее',
  change: 'Изменение',
  target: 'Цель',
  attainment: 'Выполнение',
  trend: 'Динамика',
  more: (rows) => `Ещё строк во вложенном файле: ${rows}.`,
  foot: (schedule, as_of) => `Расписание ${schedule}; данные по состоянию на ${as_of}.`,
};

const simplifiedChinese: ReportWords = {
  metric: '指标',
  value: '数值',
  previous: '上期',
  change: '变化',
  target: '目标',
  attainment: '达成率',
  trend: '趋势',
  more: (rows) => `其余 ${rows} 行见附件。`,
  foot: (schedule, as_of) => `计划 ${schedule}；数据截至 ${as_of}。`,
};

const traditionalChinese: ReportWords = {
  metric: '指標',
  value: '數值',
  previous: '上期',
  change: '變化',
  target: '目標',
  attainment: '達成率',
  trend: '趨勢',
  more: (rows) => `其餘 ${rows} 列見附件。`,
  foot: (schedule, as_of) => `排程 ${schedule}；資料截至 ${as_of}。`,
};

const languages: Readonly<Record<string, ReportWords>> = {
  en: english,
  ru: russian,
  'zh-Hans': simplifiedChinese,
  'zh-Hant': traditionalChinese,
};

/** The words in a language (a BCP 47 tag); in English where there are none. */
export function wordsIn(language: string): ReportWords {
  const locale = new Intl.Locale(soundLanguage(language)).maximize();
  const script = locale.language === 'zh' ? `zh-${locale.script ?? 'Hans'}` : locale.language;
  return languages[script] ?? english;
}

/** The tag as it is written everywhere; `en` for what is no language tag, for numbers and dates could not be written in it. */
export function soundLanguage(tag: string): string {
  try {
    return new Intl.Locale(tag).baseName;
  } catch {
    return 'en';
  }
}
