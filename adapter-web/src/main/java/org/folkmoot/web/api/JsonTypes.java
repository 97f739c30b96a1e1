package org.folkmoot.web.api;

import io.micronaut.serde.annotation.SerdeImport;
import org.folkmoot.application.view.AttachmentView;
import org.folkmoot.application.view.BanView;
import org.folkmoot.application.view.ByView;
import org.folkmoot.application.view.Me;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.ModerationEntryView;
import org.folkmoot.application.view.OwnRoomSettings;
import org.folkmoot.application.view.ReactionView;
import org.folkmoot.application.view.Replies;
import org.folkmoot.application.view.ReplyTo;
import org.folkmoot.application.view.RoomInfo;
import org.folkmoot.application.view.RoomSettings;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.application.view.SectionView;
import org.folkmoot.application.view.SystemView;
import org.folkmoot.application.view.ThreadInfo;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.application.view.UserView;

/** The application's views are the wire's shapes; here they become JSON. */
@SerdeImport(AttachmentView.class)
@SerdeImport(BanView.class)
@SerdeImport(ByView.class)
@SerdeImport(ModerationEntryView.class)
@SerdeImport(Me.class)
@SerdeImport(MemberView.class)
@SerdeImport(MessageView.class)
@SerdeImport(OwnRoomSettings.class)
@SerdeImport(ReactionView.class)
@SerdeImport(Replies.class)
@SerdeImport(ReplyTo.class)
@SerdeImport(RoomInfo.class)
@SerdeImport(RoomSettings.class)
@SerdeImport(RoomView.class)
@SerdeImport(SectionView.class)
@SerdeImport(SystemView.class)
@SerdeImport(ThreadInfo.class)
@SerdeImport(UserRef.class)
@SerdeImport(UserView.class)
final class JsonTypes {
  private JsonTypes() {}
}
