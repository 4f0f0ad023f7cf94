using Pipeline.Model;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Identity;

public sealed class PersonsTests
{
    [Fact]
    public void A_chain_of_links_is_one_person_named_by_the_first_account()
    {
        var persons = Persons.Of([Link("dan", "cem"), Link("bob", "ann"), Link("cem", "bob")], []);

        persons.Accounts.Select(persons.Of).ShouldBe([An.Id("ann"), An.Id("ann"), An.Id("ann"), An.Id("ann")]);
        persons.Of(An.Id("eve")).ShouldBe(An.Id("eve"));
    }

    [Fact]
    public void An_ended_link_parts_them_and_a_newer_one_joins_them_again()
    {
        var ended = Link("ann", "bob", made: 1, ended: 2);
        var again = IdentityLink.Join(ended, Link("ann", "bob", made: 3));

        Persons.Of([ended], []).Accounts.ShouldBeEmpty();
        Persons.Of([again], []).Of(An.Id("bob")).ShouldBe(An.Id("ann"));
    }

    [Fact]
    public void What_a_moderator_ended_stays_ended_though_a_code_had_linked_it()
    {
        RedeemedCode[] codes = [new(An.Club, "code", An.Id("bob"), An.Id("ann"), An.At(1))];

        Persons.Of([], codes).Links.ShouldHaveSingleItem().Made.By.ShouldBe("code");
        Persons.Of([Link("ann", "bob", ended: 2)], codes).Links.ShouldBeEmpty();
        Persons.Of([Link("ann", "bob", ended: 0)], codes).Links.ShouldHaveSingleItem();
    }

    [Fact]
    public void Rows_join_in_any_order_to_the_same()
    {
        IdentityLink[] rows = [Link("ann", "bob", made: 1), Link("ann", "bob", ended: 2), Link("bob", "ann", made: 3), Link("ann", "bob", made: 3, by: "zoe")];

        var all = rows.Aggregate(IdentityLink.Join);

        rows.Reverse().Aggregate(IdentityLink.Join).ShouldBe(all);
        IdentityLink.Join(all, rows[1]).ShouldBe(all);
        (all.Made!.By, all.Ended!.At).ShouldBe(("zoe", An.At(2)));
    }

    [Fact]
    public void Of_two_who_send_a_code_the_earlier_has_it()
    {
        var (early, late) = (new RedeemedCode(An.Club, "code", An.Id("ann"), An.Id("dan"), An.At(1)), new RedeemedCode(An.Club, "code", An.Id("ann"), An.Id("bob"), An.At(2)));

        (RedeemedCode.Join(early, late), RedeemedCode.Join(late, early)).ShouldBe((early, early));
    }

    private static IdentityLink Link(string one, string other, double? made = 0, double? ended = null, string by = "mod") =>
        IdentityLink.Between(An.Club, An.Id(one), An.Id(other)) with
        {
            Made = ended is not null && made == 0 ? null : new(An.At(made!.Value), by, null),
            Ended = ended is { } at ? new(An.At(at), by, null) : null,
        };
}
