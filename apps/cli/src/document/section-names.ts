import { localize, type LocalizedText } from '@core/definition';

/** Sections in the order in which they are read; a section is the first tag of its metrics. */
const known: Readonly<Record<string, LocalizedText>> = {
  sales: {
    en: 'Sales, plan and market',
    ru: 'Продажи, план и рынок',
    'zh-Hans': '销售、计划与市场',
    'zh-Hant': '銷售、計畫與市場',
  },
  customers: { en: 'Customers', ru: 'Клиенты', 'zh-Hans': '客户', 'zh-Hant': '客戶' },
  recurring_revenue: {
    en: 'Recurring revenue and contracts',
    ru: 'Регулярная выручка и договоры',
    'zh-Hans': '经常性收入与合同',
    'zh-Hant': '經常性收入與合約',
  },
  leads: {
    en: 'Leads and first contact',
    ru: 'Лиды и первый контакт',
    'zh-Hans': '线索与首次接触',
    'zh-Hant': '潛在客戶與首次接觸',
  },
  pipeline: {
    en: 'Opportunities and pipeline',
    ru: 'Сделки и воронка',
    'zh-Hans': '商机与销售管道',
    'zh-Hant': '商機與銷售管道',
  },
  team: { en: 'Team and activity', ru: 'Команда и активность', 'zh-Hans': '团队与活动', 'zh-Hant': '團隊與活動' },
  system: { en: 'What the engine can do', ru: 'Возможности системы', 'zh-Hans': '系统能力', 'zh-Hant': '系統能力' },
};

export function nameSection(section: string, language: string): string {
  return localize(known[section], [language], section.replaceAll('_', ' '));
}

/** Known sections first, in their order, then the others by name. */
export function compareSections(a: string, b: string): number {
  const order = Object.keys(known);
  const placeOf = (section: string) => (order.includes(section) ? order.indexOf(section) : order.length);
  return placeOf(a) - placeOf(b) || a.localeCompare(b, 'en');
}
