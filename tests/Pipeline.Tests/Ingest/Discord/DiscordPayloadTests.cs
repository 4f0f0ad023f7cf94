using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Discord;

/// <summary>Every sample beside the repository, and what it is read to. A sample without a row fails, so nothing is passed over.</summary>
public sealed class DiscordPayloadTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["constructed_guild_member_add.json"] = "80351110224678912@nelly joined, inviter none, Unknown",
        ["constructed_interaction_ping.json"] = "not used: interaction/ping",
        ["constructed_invite_create.json"] = "80351110224678912@nelly invites by hN4TkVzs",
        ["constructed_message_create_no_content_intent.json"] = "80351110224678912@nelly posted 290926798626357999/1405614357781545022 ''; not used: MESSAGE_CREATE/content_withheld",
        ["constructed_message_create_webhook_author.json"] = "223704706495545344@captain hook(bot) posted 290926798626357999/1405614357781545023 'build passed'",
        ["constructed_message_update_embed_only.json"] = "not used: MESSAGE_UPDATE/no_edit",
        ["docs_message_1.json"] = "53908099506183680@Mason posted 290926798999357250/334385199974967042 'Supa Hot'",
        ["docs_message_2.json"] = "53908099506183680@Mason posted 290926798999357250/334385199974967042 'Big news! In this <#278325129692446722> channel!' +forwarded",
        ["docs_webhook_application_authorized.json"] = "not used: APPLICATION_AUTHORIZED",
        ["docs_webhook_entitlement_create.json"] = "membership of 111178765189277770 Started tier 123489045643835123",
        ["docs_webhook_entitlement_delete.json"] = "membership of 111178765189277770 Refunded tier 123489045643835123",
        ["docs_webhook_game_direct_message_create.json"] = "not used: GAME_DIRECT_MESSAGE_CREATE",
        ["docs_webhook_game_direct_message_update.json"] = "not used: GAME_DIRECT_MESSAGE_UPDATE",
        ["docs_webhook_lobby_message_delete.json"] = "not used: LOBBY_MESSAGE_DELETE",
        ["docs_webhook_lobby_message_update.json"] = "not used: LOBBY_MESSAGE_UPDATE",
        ["hikari_audit_log_entry_payload.json"] = "not used: GUILD_AUDIT_LOG_ENTRY_CREATE/action_14",
        ["hikari_auto_mod_action_execution_event.json"] = "not used: AUTO_MODERATION_ACTION_EXECUTION",
        ["hikari_entitlement_payload.json"] = "membership of 115590097100865541 Started tier 420420420420420 until 2022-10-14 17:00:18Z",
        ["hikari_guild_message_delete_bulk_event.json"] = "564123/6523423 deleted; 564123/345123 deleted",
        ["hikari_invite_with_metadata_payload.json"] = "115590097100865541@nyaa(bot) invites by aCode",
        ["hikari_message_delete_event_in_guild.json"] = "541123/5412 deleted",
        ["hikari_message_payload.json"] = "115590097100865541@nyaa(bot) posted 456/123 'some info' +media +forwarded +1 mentions",
        ["hikari_message_reaction_remove_emoji_event_in_guild.json"] = "not used: MESSAGE_REACTION_REMOVE_EMOJI",
        ["hikari_message_reaction_remove_event_in_guild.json"] = "43123 reacted to 484848/43234 -123432",
        ["hikari_poll_vote_create_event.json"] = "3847382 answered 458437954: [1]",
        ["hikari_poll_vote_delete_event.json"] = "3847382 answered 458437954: []",
        ["hikari_voice_state_payload.json"] = "115590097100865541@nyaa(bot) speaks in 157733188964188161",
        ["serenity_channel_pins_update_1.json"] = "not used: CHANNEL_PINS_UPDATE",
        ["serenity_guild_ban_add_1.json"] = "249608457672458240@Oguri Cap(bot) left: Banned",
        ["serenity_guild_ban_remove_1.json"] = "not used: GUILD_BAN_REMOVE",
        ["serenity_guild_member_add_1.json"] = "249608457672458240@Oguri Cap(bot) joined, inviter none, Unknown",
        ["serenity_guild_member_remove_1.json"] = "249608457672458240@Oguri Cap(bot) left: Unknown",
        ["serenity_guild_member_update_1.json"] = "249608457672458240@Oguri Cap(bot) is staff 280852787552845834",
        ["serenity_message_create_2.json"] = "300000000000000000@fake(bot) posted 100000000000000000/300000000000000000 'fake'",
        ["serenity_message_footer_2.json"] = "116275390695079945@Nadeko(bot) posted 300000000000000000/300000000000000001 ''",
        ["serenity_message_reaction_add_1.json"] = "114941315417899012 reacted to 244567637332328449/302928389764022282 +238039508006862848",
        ["serenity_message_reaction_remove_all_1.json"] = "not used: MESSAGE_REACTION_REMOVE_ALL",
        ["serenity_message_update_1.json"] = "114941315417899012@zeyla edited 244567637332328449/302917639565475840 to 'b'",
        ["serenity_typing_start_1.json"] = "not used: TYPING_START",
        ["serenity_voice_state_update_1.json"] = "114941315417899012 speaks in 244567637332328450",
    };

    [Fact]
    public async Task Each_sample_is_read_to_exactly_what_the_table_says()
    {
        await using var stage = Dc.Stage(("dc:Settings:StaffRoles", "280852787552845834, 5"));

        var told = Payloads.Names("discord").ToDictionary(name => name, name => Told.By(stage.Read("dc", Dc.Relayed(Payloads.Text("discord", name)))));

        Assert.SkipWhen(told.Count == 0, "The sample payloads are not on this machine.");
        told.ShouldSatisfyAllConditions(
            () => told.Keys.Except(Expected.Keys).ShouldBeEmpty(),
            () => Expected.Keys.Except(told.Keys).ShouldBeEmpty(),
            () => told.Where(pair => Expected.GetValueOrDefault(pair.Key) != pair.Value).ShouldBeEmpty());
    }
}
