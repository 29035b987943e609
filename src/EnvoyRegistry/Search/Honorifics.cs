using System.Collections.Frozen;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Search;

/// <summary>
/// Forms of address that people write around a name, and that the register may have as the title, or not at all. Only
/// such as are seldom a name: who asks for "U Tin" or "Ko Ni" means the words as they stand.
/// </summary>
static class Honorifics
{
    static readonly FrozenSet<string> s_all =
        """
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
        .Select(Folding.Folded).ToFrozenSet(StringComparer.Ordinal);

    static readonly int s_mostWords = s_all.Max(title => title.Count(c => c == ' ')) + 1;

    /// <summary>What is left of a name without them before and after it; all of it where nothing would be.</summary>
    public static IReadOnlyList<FoldedWord> Without(IReadOnlyList<FoldedWord> words)
    {
        var (from, until) = (0, words.Count);
        while (Longest(until - from, _ => from) is > 0 and var before)
            from += before;
        while (Longest(until - from, length => until - length) is > 0 and var after)
            until -= after;
        return from < until ? [.. words.Take(until).Skip(from)] : words;

        int Longest(int most, Func<int, int> start)
        {
            var length = Math.Min(most, s_mostWords);
            while (length > 0 && !s_all.Contains(Folding.Text(words.Skip(start(length)).Take(length))))
                length--;
            return length;
        }
    }
}
