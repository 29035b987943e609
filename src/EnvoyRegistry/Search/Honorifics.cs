using EnvoyRegistry.People;

namespace EnvoyRegistry.Search;

/// <summary>
/// Forms of address that people write around a name, and that the register may have as the title, or not at all. Only
/// such as are seldom a name: who asks for "U Tin" or "Ko Ni" means the words as they stand.
/// </summary>
static class Honorifics
{
    static readonly IReadOnlyList<FoldedWord>[] s_all =
    [
        .. """
            Mr,Mrs,Ms,Miss,Mx,Mister,Sir,Dame,Lord,Lady,Madam,Madame,Mme,Mlle,Monsieur,Herr,Frau,Señor,Señora
            Dr,Drs,Doctor,Prof,Professor,Assoc,PhD,Ph.D.,MD,LLM,Esq,Ir,Engr,Atty,Rev,Reverend,Ustaz
            H.E.,Excellency,His Excellency,Her Excellency,Hon,Honourable,Honorable,The Honourable,Right Honourable
            Amb,Ambassador,Justice,Judge,Senator,Minister,Secretary,HRH,HM
            Gen,General,Lt,Lt Gen,Lieutenant,Maj,Major,Maj Gen,Col,Colonel,Brig,Brig Gen,Capt,Captain,Adm,Admiral
            Cdr,Commander,Ret,Retd,Rtd
            Daw,Dato,Dato',Dato Sri,Dato Seri,Datuk,Datuk Seri,Datin,Tan Sri,Puan Sri,Puan,Encik,Tuan,Cik,Haji,Hajah
            Hj,Hjh,Pehin,Bapak,Bapa,Ibu,Pak,Oknha,Samdech,Khun,Shri,Smt,Shrimati,Begum,Sahib,Gospodin
            ดร.,นาย,นาง,นางสาว,คุณ,ศ.ดร.,ဒေါ်,ဦး,ທ່ານ,ທ້າວ,ນາງ,លោក,លោកស្រី,ឯកឧត្តម,先生,女士,博士,さん,氏,씨,님,박사,선생님
            الدكتور,الدكتورة,دكتور,السفير,الأستاذ
            """.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Folding.Words),
    ];

    /// <summary>What is left of a name without them before and after it; all of it where nothing would be.</summary>
    public static IReadOnlyList<FoldedWord> Without(IReadOnlyList<FoldedWord> words)
    {
        var (from, until) = (0, words.Count);
        while (Longest(title => StandsAt(words, from, until, title)) is > 0 and var before)
            from += before;
        while (Longest(title => StandsAt(words, Math.Max(from, until - title.Count), until, title))
            is > 0 and var after)
            until -= after;
        return from < until ? [.. words.Take(until).Skip(from)] : words;
    }

    static int Longest(Func<IReadOnlyList<FoldedWord>, bool> stands) =>
        s_all.Where(stands).Select(title => title.Count).DefaultIfEmpty().Max();

    static bool StandsAt(
        IReadOnlyList<FoldedWord> words, int from, int until, IReadOnlyList<FoldedWord> title) =>
        from + title.Count <= until && title.Index().All(word => words[from + word.Index].Text == word.Item.Text);
}
